import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerPrivately, whoAsks, type DrawFor } from './private-answer';

/** Something shown before it is public: to the desk, whoever is signed in, or to whoever holds a private link. */
export type Preview = { page: string; isDesk: boolean };

/** What is drawn, and under which status, where a preview is not there or its link is no longer good. */
const NOTHING = { desk: { page: '/missing', status: 404 }, link: { page: '/preview/ended', status: 410 } };

/** The preview at this path. A private link looks the same whether it exists, has expired or was made up. */
export function previewAt(path: string): Preview | undefined {
  const desk = /^\/admin\/preview\/(briefings|stories)\/(\d{1,12})\/?$/.exec(path);
  if (desk) return { page: `/preview/${desk[1]}/${desk[2]}`, isDesk: true };
  const link = /^\/preview\/([\w-]{43})(\/stories\/\d{1,12})?\/?$/.exec(path);
  return link ? { page: `/preview/links/${link[1]}${link[2] ?? ''}`, isDesk: false } : undefined;
}

/** Draws a preview for whoever asks and keeps it nowhere. The desk may show it in a frame of its own. */
export async function answerPreview(
  request: IncomingMessage,
  response: ServerResponse,
  { preview: { page, isDesk }, draw }: { preview: Preview; draw: DrawFor },
): Promise<void> {
  const headers = { ...whoAsks(request), ...(isDesk && { cookie: request.headers.cookie ?? '' }) };
  const nothing = isDesk ? NOTHING.desk : NOTHING.link;
  await answerPrivately(request, response, { page, nothing, headers, ...(isDesk && { policy: framedByUs }) }, draw);
}

const framedByUs = (policy: string) => policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
