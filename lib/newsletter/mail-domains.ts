/** Providers that so many readers use that many sign-ups of one of them are nothing to wonder at. */
const PROVIDERS = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr live.com live.co.uk msn.com yahoo.com
  yahoo.co.uk yahoo.fr ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com fastmail.com zoho.com
  gmx.com gmx.de gmx.net web.de t-online.de mail.com btinternet.com sky.com virginmedia.com orange.fr free.fr laposte.net
  libero.it qq.com 163.com 126.com naver.com yandex.ru mail.ru comcast.net verizon.net att.net rediffmail.com`.split(
    /\s+/,
  ),
);

/** Whether the domain belongs to one of the large providers. */
export function isLargeProvider(domain: string): boolean {
  return PROVIDERS.has(domain);
}

/** Slips that are typed often. Each of them may be somebody's domain, so they are asked about and not refused. */
const SLIPS: Record<string, string> = {
  ...slips(
    'gmail.com',
    'gmial.com gmai.com gamil.com gmaill.com gmal.com gnail.com gmil.com gmail.co gmail.cm gmail.om',
  ),
  ...slips('googlemail.com', 'googlemail.co googelmail.com goglemail.com'),
  ...slips('hotmail.com', 'hotmial.com hotmal.com hotmai.com hotmil.com hotnail.com homail.com hotmail.co hotmail.cm'),
  ...slips('hotmail.co.uk', 'hotmail.co.k hotmail.c.uk hotmial.co.uk'),
  ...slips('outlook.com', 'outlok.com outloo.com outllok.com otlook.com outlook.co outlook.cm'),
  ...slips('yahoo.com', 'yaho.com yahooo.com yhoo.com yaoo.com yahoo.cm'),
  ...slips('yahoo.co.uk', 'yaho.co.uk yahooo.co.uk yahoo.c.uk'),
  ...slips('icloud.com', 'iclod.com icoud.com iclould.com icloud.co icloud.cm'),
  ...slips('proton.me', 'protn.me protone.me'),
  ...slips('btinternet.com', 'btinterent.com btinternet.co'),
};

function slips(meant: string, typed: string): Record<string, string> {
  return Object.fromEntries(typed.split(' ').map((each) => [each, meant]));
}

/** Endings that do not exist, next to the ones they are slips of. */
const ENDINGS: [slip: RegExp, meant: string][] = [
  [/\.(con|cmo|ocm|comm|cpm|vom|xom)$/, '.com'],
  [/\.(couk|co\.ukk|co\.u)$/, '.co.uk'],
  [/\.(nte|ner|ent)$/, '.net'],
  [/\.(ogr|orgg|rog)$/, '.org'],
];

/** The domain that this one is often a slip of. */
export function meantDomain(domain: string): string | undefined {
  const ending = ENDINGS.find(([slip]) => slip.test(domain));
  const mended = ending ? domain.replace(ending[0], ending[1]) : domain;
  const meant = (Object.hasOwn(SLIPS, mended) && SLIPS[mended]) || mended;
  return meant === domain ? undefined : meant;
}

/** The name of a host without an ending, such as "gmail", with the ending it most likely has. */
export function withEnding(name: string): string {
  return [...PROVIDERS].find((domain) => domain.startsWith(`${name}.`)) ?? `${name}.com`;
}
