/** The public addresses of things, spelled here and nowhere else. */
export const briefingPath = (slug: string) => `/briefings/${slug}`;
export const storyPath = (slug: string) => `/stories/${slug}`;

/** The archive: its newest year at its own address, each older one below it. */
export const archivePath = (year?: string) => (year ? `/briefings/${year}` : '/briefings');
