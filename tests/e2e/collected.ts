/** Tests whose feedback goes to a real receiver. */
import { Collector, hasCollector } from './collector';
import { test as base } from './fixtures';

export const test = base.extend<{ collector: Collector }>({
  collector: async ({ site, said }, use) => {
    test.skip(!hasCollector, 'no receiver is built: run `cargo build -p askwell-collector`');
    const collector = new Collector();
    await collector.start();
    site.receivers.push(collector.origin);
    // What the browser says of a receiver that is not well.
    said.allow(/Failed to load resource|CORS|net::ERR/);
    await use(collector);
    await collector.kill();
  },
});
