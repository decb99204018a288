import type { ReactNode } from 'react';
import { Bars } from '@/components/ui/bars';
import { slotBarcode } from '@/lib/barcode';

type Props = {
  code: 404 | 410;
  title: string;
  label: string;
  detail: ReactNode;
  /** What happened and what to do, with the ways out. */
  children: ReactNode;
};

/** A page that has nothing on its shelf, and says so. */
export function EmptyShelf({ code, title, label, detail, children }: Props) {
  return (
    <>
      <div className="empty-shelf__goods">
        <h1 className="d0 empty-shelf__title">{title}</h1>
        {children}
      </div>
      <div className="bay__rail">
        <div className="ticket ticket--l">
          <span className="ticket__rank">
            <span className={code === 410 ? 'struck' : undefined}>{code}</span>
          </span>
          <span className="ticket__body">
            <span className="ticket__topic">{label}</span>
            <span className="ticket__time">{detail}</span>
            <span className="ticket__code" aria-hidden="true">
              <Bars modules={slotBarcode(code, 0).modules} />
            </span>
          </span>
        </div>
      </div>
    </>
  );
}
