/** The public addresses of things, spelled here and nowhere else. */
export const briefingPath = (slug: string) => `/briefings/${slug}`;
export const storyPath = (slug: string) => `/stories/${slug}`;
