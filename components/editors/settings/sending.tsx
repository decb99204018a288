import type { SettingName } from '@/lib/editors/settings-form';
import { Line, OneOf } from './fields.client';
import { Section } from './section';

const YES_OR_NO = [
  { value: 'false', words: 'No' },
  { value: 'true', words: 'Yes' },
];

/** How the newsletter leaves: what the mail server can stand, and what is counted. */
export function Sending({ texts }: { texts: Record<SettingName, string> }) {
  const has = (name: SettingName) => ({ name, value: texts[name] });
  return (
    <Section title="Sending" about="What your mail server can stand. 0 is no limit.">
      <Line {...has('mailsPerSecond')} label="Mails a second, at most" inputMode="numeric" isShort />
      <div className="setting__pair">
        <Line {...has('mailsPerHour')} label="Mails an hour, at most" inputMode="numeric" isShort />
        <Line {...has('mailsPerDay')} label="Mails a day, at most" inputMode="numeric" isShort />
      </div>
      <Line
        {...has('softBounceLimit')}
        label="Soft bounces before we stop"
        inputMode="numeric"
        isShort
        hint="A full mailbox so many times in a row, and nobody writes to it any more."
      />
      <OneOf
        {...has('countsClicks')}
        label="Count visits from the mail, link by link"
        options={YES_OR_NO}
        hint="Never who came. The privacy page says which it is."
      />
    </Section>
  );
}
