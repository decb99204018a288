import { findHere, type Here } from './auth';
import { may, type Permission } from './rules';

/**
 * Begins every route handler of the desk, as requireEditor begins every page and act: who asks, or the answer that refuses
 * them, as JSON `{ reason }`. A request that another site had a browser send is refused, whatever its cookies.
 */
export async function deskRequest(request: Request, permission?: Permission): Promise<Here | Response> {
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return refuse(403, 'another site');
  const here = await findHere();
  if (!here) return refuse(401, 'signed out');
  if (here.mustSetUp) return refuse(403, 'second step');
  if (permission && !may(here.actor, permission)) return refuse(403, 'not allowed');
  return here;
}

/** A refusal in JSON, which nobody keeps. */
export function refuse(status: number, reason: string): Response {
  return Response.json({ reason }, { status, headers: { 'cache-control': 'no-store' } });
}
