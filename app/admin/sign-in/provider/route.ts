import { redirect } from 'next/navigation';
import { providerAddress } from '@/lib/editors/auth';

/** Open to everyone: leads to the OpenID provider. A link, because a form may send nobody to another site. */
export async function GET(): Promise<never> {
  redirect((await providerAddress()) ?? '/admin/sign-in');
}
