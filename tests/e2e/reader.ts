import { expect, test as base } from '@playwright/test';

/** A page on which nothing may go wrong unseen: errors in the console, scripts that fail, requests that leave the site. */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      const isStatus = /the server responded with a status of 4(04|10)/.test(message.text());
      if (message.type() === 'error' && !isStatus) wrong.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL!) && !request.url().startsWith('data:'))
        wrong.push(`left for ${request.url()}`);
    });
    await use(page);
    expect(wrong).toEqual([]);
  },
});

export { expect };

/** The pages of the site, one of each kind. */
export const PAGES = {
  home: '/',
  briefing: '/briefings/2020-07-24',
  archive: '/briefings',
  story: '/stories/ant-group-double-listing',
  'story with a picture': '/stories/amazon-scout-georgia-tennessee',
  'story with a pull figure': '/stories/lockdown-spending-insperience',
  topics: '/topics',
  topic: '/topics/delivery',
  companies: '/companies',
  company: '/companies/amazon',
  'search before anything is asked': '/search',
  'search with results': '/search?q=delivery&topic=grocery',
  'search with nothing found': '/search?q=dellivery',
  'catch-up': '/catch-up?since=2020-08-01',
  'catch-up with a day that is none': '/catch-up?since=yesterday',
  about: '/about',
  standards: '/standards',
  corrections: '/corrections',
  contact: '/contact',
  privacy: '/privacy',
  offline: '/offline',
  newsletter: '/newsletter',
  'link of a mail that has ended': '/newsletter/settings/void',
  'page for whoever was forgotten': '/newsletter/forgotten',
  'page that does not exist': '/stories/nothing-here',
  'page that was withdrawn': '/stories/test-page',
};
