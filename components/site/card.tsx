import type { ReactNode } from 'react';
import { editionBarcode } from '@/lib/barcode';

/** The colours of the open shop; a share card knows no dark mode. */
export const CARD_COLOURS = { ink: '#161611', paper: '#FDFDFB', rail: '#E2E2DA', quiet: '#63635A' };

const { ink, paper, rail, quiet } = CARD_COLOURS;

type Props = {
  siteName: string;
  slots: number;
  accent: string;
  onAccent: string;
  /** The edition whose barcode hangs on the rail. */
  edition: { number: number; date: string; label: string } | undefined;
  /** What hangs from the rail at its beginning. */
  ticket: ReactNode;
  children: ReactNode;
};

/** A share card, 1200 by 630: the sign, what stands on the shelf, and the rail with its ticket and the barcode. */
export function Card({ siteName, slots, accent, onAccent, edition, ticket, children }: Props) {
  return (
    <div style={{ ...column, width: 1200, height: 630, background: paper, color: ink, fontFamily: UI }}>
      <div style={{ display: 'flex', height: 78, background: ink, color: '#fff', alignItems: 'center' }}>
        <div style={{ ...plate, width: 96, height: 78, background: accent, color: onAccent, fontSize: 60 }}>
          {slots}
        </div>
        <div style={{ fontFamily: DISPLAY, fontSize: 42, marginLeft: 28 }}>{siteName}</div>
      </div>
      <div style={{ ...column, flexGrow: 1, justifyContent: 'flex-end', padding: '0 64px 26px' }}>{children}</div>
      <div style={{ display: 'flex', height: 150, borderTop: `4px solid ${ink}`, background: rail, padding: '0 64px' }}>
        {ticket}
        <div style={{ flexGrow: 1 }} />
        {edition && <Edition {...edition} />}
      </div>
    </div>
  );
}

export const DISPLAY = 'A5 Display, A5 Display Ext';
export const UI = 'A5 UI, A5 UI Ext';
export const SIGN = 'A5 Sign, A5 UI, A5 UI Ext';

const column = { display: 'flex', flexDirection: 'column' } as const;
const plate = { display: 'flex', alignItems: 'center', justifyContent: 'center', fontFamily: SIGN } as const;

function Edition({ number, date, label }: { number: number; date: string; label: string }) {
  return (
    <div style={{ ...column, alignItems: 'flex-end', paddingTop: 22 }}>
      <Barcode modules={editionBarcode(number, date).modules} width={228} height={62} />
      <div style={{ marginTop: 12, fontSize: 24, color: quiet }}>{label}</div>
    </div>
  );
}

/** The bars as boxes: the drawing of cards knows no SVG paths with classes. */
export function Barcode({ modules, width, height }: { modules: string; width: number; height: number }) {
  const bars = [...modules.matchAll(/1+/g)].map((run) => `M${run.index} 0h${run[0].length}v1H${run.index}z`).join('');
  return (
    <svg width={width} height={height} viewBox={`0 0 ${modules.length} 1`} preserveAspectRatio="none">
      <path d={bars} fill={ink} />
    </svg>
  );
}

type TicketProps = { mark: string | number; lines: [string, string]; first: boolean; accent: string; onAccent: string };

/** The price ticket: the rank or number, and two lines. Only number 1 is yellow. */
export function CardTicket({ mark, lines: [topic, detail], first, accent, onAccent }: TicketProps) {
  const colours = first ? { background: accent, color: onAccent } : { background: '#fff', color: ink };
  return (
    <div
      style={{
        display: 'flex',
        ...colours,
        height: 118,
        borderStyle: 'solid',
        borderColor: ink,
        borderWidth: '0 3px 3px',
        borderRadius: 6,
      }}
    >
      <div style={{ ...plate, padding: '0 26px', fontSize: 96, borderRight: `3px solid ${ink}` }}>{mark}</div>
      <div style={{ ...column, justifyContent: 'center', padding: '0 28px' }}>
        <div style={{ fontSize: 30 }}>{topic}</div>
        <div style={{ fontSize: 24, marginTop: 6 }}>{detail}</div>
      </div>
    </div>
  );
}
