/** What the two measuring commands share: packages and build, each only if needed, then the script itself. */
import { existsSync } from 'node:fs';
import { build, checkNode, checkWritable, installPackages, run, SetUpError } from '../set-up.mjs';

const CHROMIUM = '/usr/bin/chromium';

/** Brings the folder to where this script of TypeScript can run, runs it, and ends as it ended. */
export async function launch(title, script) {
  try {
    checkNode();
    checkWritable();
    if (!existsSync(CHROMIUM)) throw new SetUpError(`This needs ${CHROMIUM}. \`npm test\` installs it on Debian.`);
    console.log(`\nAisle Five: ${title}\n`);
    if (await installPackages()) console.log('  Packages  installed');
    if (await build()) console.log('  Build     ready');
    const { code } = await run(process.execPath, ['--import', 'tsx', script, ...process.argv.slice(2)]);
    process.exit(code);
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
