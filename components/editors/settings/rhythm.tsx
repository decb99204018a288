import { weekdayName } from '@/lib/dates';
import type { SettingName } from '@/lib/editors/settings-form';
import { Line, OneOf } from './fields.client';
import { Section } from './section';

type RhythmProps = { texts: Record<SettingName, string>; zones: string[] };

/** When an edition comes out, by whose clock, and how much of it there is. */
export function Rhythm({ texts, zones }: RhythmProps) {
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
