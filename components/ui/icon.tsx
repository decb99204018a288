const SHAPES = {
  menu: <path d="M2.5 5.5h15M2.5 10h15M2.5 14.5h15" />,
  theme: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
    </>
  ),
  print: (
    <>
      <path d="M5.5 7.5v-5h9v5M5.5 14.5h-3v-7h15v7h-3" />
      <path d="M5.5 12h9v5.5h-9z" />
    </>
  ),
  link: (
    <path d="M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1" />
  ),
};

/** A drawing of 20 pixels that accompanies words; assistive technology hears the words only. */
export function Icon({ name }: { name: keyof typeof SHAPES }) {
  return (
    <svg
      className="i"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
      strokeLinecap="square"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[name]}
    </svg>
  );
}
