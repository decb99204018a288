/** Parameters that only tell where a visit comes from. Names of the makers: Google, Meta, Microsoft, Mailchimp, Matomo and so on. */
const TRACKING = [
  /^utm_/,
  /^(fb|g|gb|y|dc|ms|tt|tw|li_fat_|wb|irc|epi|s_k|_kx|vero_)clid$/,
  /^(gclsrc|wbraid|gbraid|igshid|igsh|li_fat_id|_hsenc|_hsmi|__hssc|__hstc|__hsfp|hsctatracking|mkt_tok|vero_id|_openstat)$/,
  /^(mc_cid|mc_eid|ml_subscriber|ml_subscriber_hash|oly_anon_id|oly_enc_id|rb_clickid|s_cid|wickedid|sc_cid|s_kwcid|ef_id)$/,
  /^(mtm_|pk_|piwik_|hsa_|at_medium$|at_campaign$|at_custom|ns_(source|mchannel|campaign|linkname|fee)$)/,
  /^(cmpid|cmp|ncid|ocid|icid|ito|xtor|ftag|taid|smid|smtyp|sh|share|sref|ref_src|ref_url|referrer|feedtype|feedname)$/,
  /^(guccounter|guce_referrer|guce_referrer_sig|soc_src|soc_trk|spm|trk|trkcampaign|traffic_source|wt_mc|wt\.mc_id|ga_source)$/,
];

/** Parts of the page that mean a campaign and no place in it. */
const TRACKING_FRAGMENT = /^#(utm_|xtor=|ref=|rss|ftag=|comments$|respond$|intcid=|wt_)/i;

/** Longer addresses are none that people follow. */
const LONGEST = 2000;

/**
 * The address of an item as it is kept and told from others: of the web, complete, without what only tracks. `base` is
 * where the feed is. Nothing for what a browser must not open, such as javascript:.
 */
export function cleanUrl(text: string, base?: string): string | undefined {
  const given = text.trim();
  if (!given || !URL.canParse(given, base)) return undefined;
  const url = new URL(given, base);
  if (!/^https?:$/.test(url.protocol) || !url.hostname || url.username || url.password) return undefined;
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair && !isTracking(nameOf(pair)));
  if (`?${kept.join('&')}` !== url.search) url.search = kept.join('&');
  if (TRACKING_FRAGMENT.test(url.hash) || url.hash === '') url.hash = '';
  return url.href.length > LONGEST ? undefined : url.href;
}

const isTracking = (name: string) => TRACKING.some((pattern) => pattern.test(name));

/** The name of "name=value" in small letters; a broken escape stays as it is. */
function nameOf(pair: string): string {
  const name = pair.split('=')[0]!.toLowerCase();
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
