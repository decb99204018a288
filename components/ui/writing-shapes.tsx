/** The drawings of what is done with a text. */
export const WRITING = {
  bold: <path d="M6 3.8h4.6a3 3 0 0 1 0 6H6zM6 9.8h5.4a3.2 3.2 0 0 1 0 6.4H6z" strokeWidth="2" />,
  italic: <path d="M8 3.8h6M6 16.2h6M11.6 3.8 8.4 16.2" />,
  heading: <path d="M3 4.5v11M10 4.5v11M3 10h7M13 9.2c.3-1.6 4-1.6 4 .5 0 1.8-4 3.6-4 5.8h4.2" />,
  subheading: <path d="M3 4.5v11M10 4.5v11M3 10h7M13.2 8.2h3.6l-2.2 2.6c3.6-.3 3.4 5-.2 4.8-.8 0-1.4-.4-1.8-1" />,
  quote: (
    <path
      d="M8 5C5 6 3.6 8.2 3.6 11.5V15h4.8v-4.8H6c0-1.6.7-2.8 2-3.4zM16.4 5c-3 1-4.4 3.2-4.4 6.5V15h4.8v-4.8h-2.4c0-1.6.7-2.8 2-3.4z"
      strokeWidth="1.2"
    />
  ),
  bullets: (
    <>
      <path d="M7.5 5h10M7.5 10h10M7.5 15h10" />
      <g fill="currentColor" stroke="none">
        <circle cx="3.5" cy="5" r="1.3" />
        <circle cx="3.5" cy="10" r="1.3" />
        <circle cx="3.5" cy="15" r="1.3" />
      </g>
    </>
  ),
  numbers: <path d="M8.5 5h9M8.5 10h9M8.5 15h9M3 4l1.2-.8V8M2.8 12.6c.4-1.2 2.6-1 2.4.4 0 1-2.4 2-2.4 3.2h2.6" />,
  figure: <path d="M3 5.5 5 4v8M3 12h4M11 4h6l-3.5 8M3 16.5h14" />,
  undo: <path d="M7 4 3 8l4 4M3.4 8H12a4.5 4.5 0 0 1 0 9H8" />,
  redo: <path d="m13 4 4 4-4 4M16.6 8H8a4.5 4.5 0 0 0 0 9h4" />,
  eye: (
    <>
      <path d="M1.8 10S5 4.5 10 4.5 18.2 10 18.2 10 15 15.5 10 15.5 1.8 10 1.8 10z" />
      <circle cx="10" cy="10" r="2.4" />
    </>
  ),
  plus: <path d="M10 3.5v13M3.5 10h13" />,
  chevron: <path d="m5 7.5 5 5 5-5" />,
  grip: (
    <g fill="currentColor" stroke="none">
      {[5, 10, 15].flatMap((y) => [7.2, 12.8].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.3" />))}
    </g>
  ),
  up: <path d="M10 16.5v-12M5 9.5l5-5 5 5" />,
  down: <path d="M10 3.5v12M5 10.5l5 5 5-5" />,
};
