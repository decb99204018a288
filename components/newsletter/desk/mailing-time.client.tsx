'use client';

import { useId } from 'react';

type Props = { value: string; onChange: (time: string) => void; problem: string | undefined };

/** When the newsletter leaves, on the day of its edition. */
export function MailingTime({ value, onChange, problem }: Props) {
  const id = useId();
  return (
    <div className="mailing__when">
      <label htmlFor={id}>Newsletter leaves at</label>
      <input
        id={id}
        className="cin"
        type="time"
        name="mailTime"
        required
        value={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-words` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem && (
        <p id={`${id}-words`} className="field__problem">
          {problem}
        </p>
      )}
    </div>
  );
}

/** "07:15" after "07:00"; never past the end of the day. */
export function quarterAfter(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const later = Math.min(hours * 60 + minutes + 15, 23 * 60 + 59);
  return [Math.floor(later / 60), later % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
