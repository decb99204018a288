import { z } from 'zod';
import type { SignUpForm } from './sign-up';
import { SIGN_UP_PLACES } from './sign-up-words';

const place = z.enum(SIGN_UP_PLACES).catch('newsletter');

/**
 * The form as it was posted. From another site it has no stamp, whatever it says: its sender is asked to press once more, on
 * our own page.
 */
export function signUpFormFrom(posted: Map<string, string>, fetchSite: string | null): SignUpForm {
  const said = (name: string) => posted.get(name) ?? '';
  return {
    email: said('email'),
    through: place.parse(said('through')),
    stamp: fetchSite === 'cross-site' ? '' : said('stamp'),
    sure: said('sure'),
    website: said('website'),
    proof: said('proof'),
  };
}
