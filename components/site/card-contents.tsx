import { CARD_COLOURS, DISPLAY, SIGN } from './card';

/** Sizes in pixels by how long a headline is; four lines of the smallest hold 140 letters. */
const SIZES: [number, number][] = [
  [42, 96],
  [70, 82],
  [100, 70],
  [Infinity, 60],
];
const LONGEST = 150;

/** A headline as large as it fits: longer ones are set smaller, and what does not fit ends in an ellipsis. */
export function CardHeadline({ text }: { text: string }) {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')} …` : text;
  const [, size] = SIZES.find(([most]) => short.length <= most)!;
  return (
    <div
      style={{
        display: 'block',
        fontFamily: DISPLAY,
        fontSize: size,
        lineHeight: 1.06,
        letterSpacing: '-0.02em',
        lineClamp: 5,
        wordBreak: 'break-word',
      }}
    >
      {short}
    </div>
  );
}

/** The headlines of a briefing with their ranks. */
export function CardList({
  title,
  headlines,
  accent,
  onAccent,
}: {
  title: string;
  headlines: { rank: number; headline: string }[];
  accent: string;
  onAccent: string;
}) {
  return (
    <div style={{ display: 'flex', flexDirection: 'column' }}>
      <div style={{ display: 'flex', fontFamily: DISPLAY, fontSize: 46, marginBottom: 18 }}>{title}</div>
      {headlines.slice(0, 5).map(({ rank, headline }) => (
        <div key={rank} style={{ display: 'flex', alignItems: 'center', marginTop: 10 }}>
          <div
            style={{
              display: 'flex',
              width: 44,
              height: 46,
              alignItems: 'center',
              justifyContent: 'center',
              fontFamily: SIGN,
              fontSize: 32,
              borderRadius: 5,
              border: `2px solid ${rank === 1 ? accent : CARD_COLOURS.ink}`,
              background: rank === 1 ? accent : '#fff',
              color: rank === 1 ? onAccent : CARD_COLOURS.ink,
            }}
          >
            {rank}
          </div>
          <div
            style={{ display: 'block', width: 990, marginLeft: 22, fontFamily: DISPLAY, fontSize: 33, lineClamp: 1 }}
          >
            {headline}
          </div>
        </div>
      ))}
    </div>
  );
}
