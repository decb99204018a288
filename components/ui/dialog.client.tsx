'use client';

import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

type DialogProps = {
  title: string;
  /** A line under the title, read with it. */
  about?: ReactNode;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
};

/**
 * A dialog that holds the focus while it is open and gives it back afterwards; the browser does both. Escape closes it.
 * It is open as long as it is drawn. The focus begins at what is marked `data-first`, or else at its first control.
 */
export function Dialog({ title, about, onClose, wide, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={wide ? 'dialog dialog--wide' : 'dialog'}
      aria-labelledby={id}
      aria-describedby={about ? `${id}-about` : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog__head">
        <h2 id={id} className="d5">
          {title}
        </h2>
        {about && <p id={`${id}-about`}>{about}</p>}
      </div>
      {children}
    </dialog>
  );
}

/** The buttons at the end of a dialog. */
export function DialogActs({ children }: { children: ReactNode }) {
  return <div className="dialog__acts">{children}</div>;
}
