import type { ReactNode } from 'react';
import { weekdayName } from '@/lib/dates';
import { ROLES } from '@/lib/editors/rules';
import type { SettingName } from '@/lib/editors/settings-form';
import { ColourFields } from './colours.client';
import { Line, OneOf, SomeOf } from './fields.client';

type Texts = Record<SettingName, string>;

/** All settings of the newsroom, each in the section where somebody would look for it. */
export function SettingsSections({ texts, zones }: { texts: Texts; zones: string[] }) {
  const has = (name: SettingName) => ({ name, value: texts[name] });
  return (
    <>
      <Section title="Name" about="Shown on the sign, in the mail and in search results.">
        <Line {...has('siteName')} label="Site name" most={40} />
        <Line {...has('strapline')} label="Line under the name" most={80} />
        <Line
          {...has('beat')}
          label="What it reports on"
          most={60}
          hint="In the middle of a sentence: “the stories of retail technology”."
        />
        <Line {...has('motto')} label="Motto" most={60} />
      </Section>
      <Section title="Colour" about="One accent. It must carry words at 4.5 to 1 or better; we check as you type.">
        <ColourFields accent={texts.accent} onAccent={texts.onAccent} />
      </Section>
      <Section
        title="Sender"
        about="Who the mail comes from. Another domain needs records of its own before mail is believed."
      >
        <div className="setting__pair">
          <Line {...has('senderName')} label="From name" most={60} />
          <Line {...has('senderAddress')} label="From address" type="email" />
        </div>
        <Line
          {...has('replyTo')}
          label="Replies go to"
          type="email"
          hint="Empty: to the address the mail comes from."
        />
        <Line
          {...has('postalAddress')}
          label="Postal address"
          most={300}
          lines
          hint="At the foot of each mail. Many countries’ laws ask for it."
        />
      </Section>
      <Rhythm texts={texts} zones={zones} />
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
      <Section title="Security" about="Who must turn on two-step sign-in before they can work at the desk.">
        <SomeOf
          {...has('secondStepRoles')}
          label="Two-step sign-in is required of"
          options={ROLES.map((role) => ({ value: role, words: ROLE_WORDS[role] }))}
        />
      </Section>
      <Section title="Trash" about="What was thrown away can be fetched back for a while.">
        <Line {...has('trashDays')} label="Days until the trash is emptied" inputMode="numeric" isShort />
      </Section>
    </>
  );
}

const YES_OR_NO = [
  { value: 'false', words: 'No' },
  { value: 'true', words: 'Yes' },
];

const ROLE_WORDS = { administrator: 'Administrators', editor: 'Editors', writer: 'Writers' } satisfies Record<
  (typeof ROLES)[number],
  string
>;

function Rhythm({ texts, zones }: { texts: Texts; zones: string[] }) {
  const has = (name: SettingName) => ({ name, value: texts[name] });
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), words: weekdayName(day, 'en-GB') }));
  return (
    <Section title="Rhythm" about="When an edition comes out, and how much of it there is.">
      <div className="setting__pair">
        <OneOf {...has('publishWeekday')} label="Day" options={days} />
        <Line {...has('publishTime')} label="Time" inputMode="numeric" hint="Hours and minutes: 07:00." />
      </div>
      <div className="setting__pair">
        <Line {...has('timeZone')} label="Time zone" list="zones" hint="The newsroom’s clock: type a city." />
        <Line {...has('locale')} label="Language and country" hint="How dates are written: en-GB." />
      </div>
      <datalist id="zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <div className="setting__pair">
        <Line {...has('slots')} label="Stories in an edition" inputMode="numeric" isShort />
        <Line
          {...has('graceMinutes')}
          label="Minutes of grace"
          inputMode="numeric"
          isShort
          hint="What is scheduled and comes later than this waits for a person."
        />
      </div>
    </Section>
  );
}

function Section({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section className="setting">
      <div>
        <h2>{title}</h2>
        <p>{about}</p>
      </div>
      <div className="f">{children}</div>
    </section>
  );
}
