import { WRITING } from './writing-shapes';

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
  back: <path d="M16 10H4.5M9.5 4.8 4.2 10l5.3 5.2" />,
  forward: <path d="M4 10h11.5M10.5 4.8l5.3 5.2-5.3 5.2" />,
  search: (
    <>
      <circle cx="8.5" cy="8.5" r="5.5" />
      <path d="m13 13 4.5 4.5" />
    </>
  ),
  wire: <path d="M2 10h3.5l2.5-6 4 12 2.5-6H18" />,
  feed: (
    <>
      <path d="M3.5 9a7.5 7.5 0 0 1 7.5 7.5M3.5 3.5a13 13 0 0 1 13 13" />
      <circle cx="4.8" cy="15.2" r="1.3" fill="currentColor" />
    </>
  ),
  filter: (
    <>
      <path d="M3 5.5h9M16 5.5h1M3 10h2M9 10h8M3 14.5h7.5M14.5 14.5H17" />
      <circle cx="14" cy="5.5" r="2" />
      <circle cx="7" cy="10" r="2" />
      <circle cx="12.5" cy="14.5" r="2" />
    </>
  ),
  share: <path d="M10 12.5v-10M6 6l4-4 4 4M5.5 9h-2v8.5h13V9h-2" />,
  home: <path d="M3 9.2 10 3l7 6.2V17H3z" />,
  shelf: <path d="M2.5 8.5h15M2.5 16.5h15M4.5 8.5v-5h4v5M11.5 8.5v-3h4v3M5.5 16.5v-4h3v4M11.5 16.5v-5h4v5" />,
  page: <path d="M4.5 2.5h8l3 3v12h-11zM7 9h6M7 12h6M7 15h3.5" />,
  list: <path d="M4 3.5h12v14H4zM7 7.5h6M7 10.5h6M7 13.5h3.5" />,
  key: (
    <>
      <circle cx="6.2" cy="10" r="3.7" />
      <path d="M9.9 10h7.6v3M14 10v2.4" />
    </>
  ),
  people: (
    <>
      <circle cx="7" cy="6.5" r="3" />
      <path d="M1.8 16.5c.4-3.4 2.3-5 5.2-5s4.8 1.6 5.2 5M12.5 3.8a3 3 0 0 1 0 5.4M14.4 11.9c2.3.5 3.5 2 3.8 4.6" />
    </>
  ),
  outside: <path d="M8 4.5H4v11.5h11.5v-4M11 4h5v5M16 4 9 11" />,
  picture: (
    <>
      <path d="M2.5 3.5h15v13h-15zM2.5 13.5l4.5-4 3.5 3 3-2.5 4 3.5" />
      <circle cx="13" cy="7" r="1.4" />
    </>
  ),
  settings: (
    <>
      <path d="M3 5.5h9M16 5.5h1M3 10h2M9 10h8M3 14.5h7.5M14.5 14.5H17" />
      <circle cx="14" cy="5.5" r="1.9" />
      <circle cx="7" cy="10" r="1.9" />
      <circle cx="12.4" cy="14.5" r="1.9" />
    </>
  ),
  outbox: <path d="m2.5 9.2 15-6-5.5 14.3-3-5.8zM9 11.7l8.5-8.5" />,
  clock: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 5.5V10l3.2 2" />
    </>
  ),
  more: (
    <g fill="currentColor" stroke="none">
      <circle cx="4.5" cy="10" r="1.5" />
      <circle cx="10" cy="10" r="1.5" />
      <circle cx="15.5" cy="10" r="1.5" />
    </g>
  ),
  download: <path d="M10 3.5V13M5.8 9 10 13.2 14.2 9M3 13v4h14v-4" />,
  tick: <path d="m3.5 10.5 4 4 9-9.5" />,
  warning: <path d="M10 3 18 17H2zM10 8.5v4M10 14.6v.4" />,
  cross: <path d="m5 5 10 10m0-10L5 15" />,
  link: (
    <path d="M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1" />
  ),
  ...WRITING,
};

export type IconName = keyof typeof SHAPES;

/** A drawing of 20 pixels that accompanies words; assistive technology hears the words only. */
export function Icon({ name }: { name: IconName }) {
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
