import { ActionForm } from '@/components/editors/action-form.client';
import { Submit } from '@/components/editors/submit.client';
import { formatMoment, type Newsroom } from '@/lib/dates';
import type { FormAnswer } from '@/lib/editors/form';

type LastCheckProps = {
  act: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
  at: Date | null;
  newsroom: Newsroom;
  /** Whether whoever looks may have the sources asked now. */
  mayCheck: boolean;
};

/** How fresh the wire is. */
export function LastCheck({ act, at, newsroom, mayCheck }: LastCheckProps) {
  return (
    <ActionForm act={act} label="Sources">
      <p className="wire__checked">
        <span>{at ? `Checked ${formatMoment(at, newsroom)}` : 'No source was asked yet'}</span>
        {mayCheck && (
          <Submit busy="Asking" className="cbtn cbtn--quiet">
            Check now
          </Submit>
        )}
      </p>
    </ActionForm>
  );
}
