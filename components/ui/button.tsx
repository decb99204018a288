import type { ComponentProps } from 'react';

type Look = { look?: 'main' | 'accent' | 'line' | 'quiet'; large?: boolean };

const classes = ({ look = 'main', large }: Look) =>
  ['btn', look !== 'main' && `btn--${look}`, large && 'btn--l'].filter(Boolean).join(' ');

/** A link that looks like a button: for going somewhere. */
export function ButtonLink({ look, large, children, ...rest }: Look & ComponentProps<'a'>) {
  return (
    <a {...rest} className={classes({ look, large })}>
      {children}
    </a>
  );
}

/** A button that public/site.js carries out; without script it is not shown. `data-does` says what. */
export function ScriptButton({ does, look, ...rest }: Look & ComponentProps<'button'> & { does: string }) {
  return <button {...rest} type="button" data-does={does} className={`${classes({ look })} needs-script`} />;
}
