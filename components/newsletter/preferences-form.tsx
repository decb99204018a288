import { Icon } from '@/components/ui/icon';
import type { Often } from '@/lib/newsletter/describe-preferences';
import { Problem } from './signup-form';

type Props = {
  action: string;
  often: Often[];
  chosen: string;
  format: 'designed' | 'plain';
  email: string;
  /** What is wrong with the address. */
  problem: string | undefined;
  /** What was saved, if something just was. */
  saved: string | undefined;
  /** The new address that a link has gone to. */
  sentTo: string;
};

/** How often, in which form, to which address. */
export function PreferencesForm({ action, often, chosen, format, email, problem, saved, sentTo }: Props) {
  return (
    <form className="stack" action={action} method="post" noValidate>
      {saved && (
        <p className="notice" role="status">
          <Icon name="tick" />
          <span>
            {saved} {sentTo && `We have sent a link to ${sentTo}; until you press the button behind it, nothing moves.`}
          </span>
        </p>
      )}
      <fieldset>
        <legend className="d5">How often</legend>
        {often.map(({ value, title, detail }) => (
          <label key={value} className="choice">
            <input type="radio" name="often" value={value} defaultChecked={value === chosen} />
            <b>{title}</b>
            <span>{detail}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend className="d5">Format</legend>
        <Format value="designed" chosen={format} label="Designed" />
        <Format value="plain" chosen={format} label="Plain text" />
      </fieldset>
      <div className="field">
        <label htmlFor="send-to">Send it to</label>
        <input
          className="input"
          id="send-to"
          name="email"
          type="email"
          autoComplete="email"
          defaultValue={email}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'send-to-problem send-to-hint' : 'send-to-hint'}
        />
        {problem && <Problem id="send-to-problem">{problem}</Problem>}
        <p className="field__hint" id="send-to-hint">
          If you change this, we send a link to the new address first.
        </p>
      </div>
      <div className="tools">
        <button className="btn" type="submit">
          Save changes
        </button>
      </div>
    </form>
  );
}

function Format({ value, chosen, label }: { value: string; chosen: string; label: string }) {
  return (
    <label className="radio">
      <input type="radio" name="format" value={value} defaultChecked={value === chosen} />
      <span>{label}</span>
    </label>
  );
}
