'use client';

import { Submit } from './submit.client';
import { useState } from 'react';
import { ROLES, type Role } from '@/lib/editors/rules';
import { capitalised } from '@/lib/words';

type RoleChoiceProps = { id: number; name: string; role: Role };

/** The role of somebody, and, once another one is chosen, the button that gives it to them. */
export function RoleChoice({ id, name, role }: RoleChoiceProps) {
  const [chosen, choose] = useState<string>(role);
  const save = (
    <Submit name="act" value={`role ${id}`} busy="Saving" className="cbtn cbtn--ink">
      Save<span className="vh"> the role of {name}</span>
    </Submit>
  );
  return (
    <div className="role-choice">
      <select
        key={role}
        className="cin"
        name={`role-${id}`}
        aria-label={`Role of ${name}`}
        defaultValue={role}
        onChange={(event) => choose(event.target.value)}
      >
        {ROLES.map((each) => (
          <option key={each} value={each}>
            {capitalised(each)}
          </option>
        ))}
      </select>
      {chosen === role ? <noscript>{save}</noscript> : save}
    </div>
  );
}
