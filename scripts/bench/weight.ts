import { chromium, type Browser, type CDPSession } from '@playwright/test';
import { CHROMIUM } from '../../playwright.config';

/** What a first view of a page brings over the network, by kind: bytes with headers, as compressed, and requests. */
export type Weight = { requests: number; bytes: Record<Kind, number> };

export const KINDS = ['HTML', 'CSS', 'script of Next', 'script of ours', 'fonts', 'images', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** Opens each page in a browser that has seen nothing of the site, and adds up what comes in until it is quiet. */
export async function weigh(addresses: string[]): Promise<Weight[]> {
  const browser = await chromium.launch(CHROMIUM);
  try {
    const weights: Weight[] = [];
    for (const address of addresses) weights.push(await weighPage(browser, address));
    return weights;
  } finally {
    await browser.close();
  }
}

async function weighPage(browser: Browser, address: string): Promise<Weight> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const weight = await watch(await context.newCDPSession(page));
  await page.goto(address, { waitUntil: 'networkidle' });
  await context.close();
  return weight;
}

async function watch(session: CDPSession): Promise<Weight> {
  const bytes = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  const weight: Weight = { requests: 0, bytes };
  const kinds = new Map<string, Kind>();
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, kindOf(type, new URL(response.url).pathname));
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'other';
    weight.requests += 1;
    bytes[kind] += encodedDataLength;
  });
  await session.send('Network.enable');
  return weight;
}

function kindOf(type: string, path: string): Kind {
  switch (type) {
    case 'Document':
      return 'HTML';
    case 'Stylesheet':
      return 'CSS';
    case 'Script':
      return path.startsWith('/_next/') ? 'script of Next' : 'script of ours';
    case 'Font':
      return 'fonts';
    case 'Image':
      return 'images';
    default:
      // Chromium calls the site's icon "Other".
      return path.endsWith('.svg') ? 'images' : 'other';
  }
}
