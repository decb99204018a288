/** Where documents are filed and where those who make the rules publish; hosts and all below them. */
const FILINGS = [
  'sec.gov',
  'companieshouse.gov.uk',
  'company-information.service.gov.uk',
  'investegate.co.uk',
  'hkexnews.hk',
];

const REGULATORS = [
  ...[
    'ftc.gov',
    'justice.gov',
    'cma.gov.uk',
    'fca.org.uk',
    'ico.org.uk',
    'ofcom.org.uk',
    'europa.eu',
    'bundeskartellamt.de',
  ],
  ...['gov.uk', 'accc.gov.au', 'competition-bureau.canada.ca', 'cpsc.gov', 'fda.gov', 'ntsb.gov', 'faa.gov'],
];

const RELEASES = ['businesswire.com', 'prnewswire.com', 'prnewswire.co.uk', 'globenewswire.com', 'newswire.ca'];

/** How companies call the place where they speak for themselves. */
const COMPANY_HOST = /^(newsroom|press|investors?|ir|media|pressroom|about)\./;
const COMPANY_PATH = /\/(newsroom|press-?(room|releases?|centre|center)|investor-?relations|investors)(\/|$)/i;

/**
 * What makes a report first-hand, in words, or undefined for one that reports what others say: its source speaks for
 * itself, or its address is one where filings, regulators or companies publish.
 */
export function firstHandKind({ url, kind, source }: { url: string | null; kind: string; source: string }) {
  const parsed = url && URL.canParse(url) ? new URL(url) : undefined;
  if (parsed) {
    const host = parsed.hostname.toLowerCase().replace(/^www\./, '');
    const isBelow = (names: string[]) => names.some((name) => host === name || host.endsWith(`.${name}`));
    if (isBelow(FILINGS)) return `a filing at ${host}`;
    if (isBelow(REGULATORS)) return `a document of ${host}`;
    if (isBelow(RELEASES)) return `a company release at ${host}`;
    if (COMPANY_HOST.test(host) || COMPANY_PATH.test(parsed.pathname)) return `a company release at ${host}`;
  }
  return kind === 'primary' ? `${source} itself` : undefined;
}
