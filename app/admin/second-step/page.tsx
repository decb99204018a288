import type { Metadata } from 'next';
import { Gate } from '@/components/editors/gate';
import { SecondStep } from '@/components/editors/second-step';
import { requireEditor } from '@/lib/editors/auth';
import { drawQr } from '@/lib/editors/qr';
import { withArticle } from '@/lib/editors/rules';
import { countRecoveryCodes, offerSecret } from '@/lib/editors/second-step';
import { getSettings } from '@/lib/settings';
import { secondStepAct, signOutAct } from './actions';

export const metadata: Metadata = { title: 'Turn on two-step sign-in' };

/** Where those are led whose role asks for a second step and who have none yet. */
export default async function SecondStepPage() {
  const { id, sessionId, role, hasSecondStep } = await requireEditor(undefined, 'without second step');
  const { siteName } = await getSettings();
  const { secret, address } = await offerSecret({ editorId: id, sessionId, siteName });
  return (
    <Gate
      title="Two-step sign-in"
      lead={`Whoever is ${withArticle(role)} here needs a code of an app after the password. It takes a minute.`}
      siteName={siteName}
    >
      <SecondStep
        act={secondStepAct}
        isOn={hasSecondStep}
        secret={secret}
        qr={await drawQr(address)}
        recoveryCodes={await countRecoveryCodes(id)}
      />
      {hasSecondStep && (
        <a className="btn btn--l" href="/admin">
          Go to the desk
        </a>
      )}
      <form action={signOutAct}>
        <button className="cbtn cbtn--quiet" type="submit">
          Sign out
        </button>
      </form>
    </Gate>
  );
}
