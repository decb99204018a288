import Link from 'next/link';
import { ROLES } from '@/lib/editors/rules';
import type { SettingName } from '@/lib/editors/settings-form';
import { ColourFields } from './colours.client';
import { Line, SomeOf } from './fields.client';
import { Rhythm } from './rhythm';
import { Section } from './section';
import { Sending } from './sending';

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
      <Sending texts={texts} />
      <Section title="Security" about="Who must turn on two-step sign-in before they can work at the desk.">
        <SomeOf
          {...has('secondStepRoles')}
          label="Two-step sign-in is required of"
          options={ROLES.map((role) => ({ value: role, words: ROLE_WORDS[role] }))}
        />
      </Section>
      <Section
        title="Wire"
        about="What the sources publish stays for a while, and for good once a story was made of it."
      >
        <Line {...has('wireDays')} label="Days for which items are kept" inputMode="numeric" isShort />
        <Link href="/admin/wire/ranking" prefetch={false}>
          Weights and keywords of the ranking
        </Link>
      </Section>
      <Section title="Trash" about="What was thrown away can be fetched back for a while.">
        <Line {...has('trashDays')} label="Days until the trash is emptied" inputMode="numeric" isShort />
      </Section>
    </>
  );
}

const ROLE_WORDS = { administrator: 'Administrators', editor: 'Editors', writer: 'Writers' } satisfies Record<
  (typeof ROLES)[number],
  string
>;
