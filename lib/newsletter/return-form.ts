import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Report } from './read-report';
import { deliveryNamedIn } from './return-address';

/** What a provider's own notice is turned into by whoever connects it: docs/runbook.md shows how. */
const notice = z.object({
  kind: z.enum(['hard bounce', 'soft bounce', 'complaint']),
  /** The Message-ID or the Return-Path of the mail it is about, as they were sent. */
  mail: z.string().max(500),
  code: z.string().max(20).default(''),
  detail: z.string().max(500).default(''),
});

/** Reads a notice in JSON; undefined if it is none. The same notice twice is the same report. */
export function readNotice(text: string): Report | undefined {
  const parsed = notice.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const { mail, ...said } = parsed.data;
  const deliveryId = deliveryNamedIn(mail.replaceAll(/[<>]/g, ' ').trim());
  const fingerprint = createHash('sha256').update(`${said.kind} ${mail} ${said.code}`).digest('base64url');
  return { ...said, deliveryId, fingerprint };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
