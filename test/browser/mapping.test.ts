import { expectOrder, Journey, stepsOf } from './rig/journey';

/** An administrator looks at how a project link translates, and changes it. */

const journey = new Journey('mapping');
const step = stepsOf(journey);
const frame = () => journey.frame;
const button = (name: string | RegExp) => journey.button(name);

beforeAll(async () => {
  await journey.begin({ connected: true, tasks: 50 }, 'acc-admin');
}, 180_000);
afterAll(() => journey.rig.close());

step(
  'a project link tells its mapping in one line and leads to the whole of it',
  async () => {
    journey.frame = await journey.desk.openConnections();
    await frame().getByRole('link', { name: 'Roadmap' }).click();
    await frame().getByRole('tab', { name: /^Projects/ }).click();
    await button(/^Change mapping of/).waitFor();
    await journey.see('projects');
    await button(/^Change mapping of/).click();
    await journey.heading('Mapping').waitFor();
    await journey.heading('Deletions').waitFor();
    await journey.see('editor');
    await journey.page.setViewportSize({ width: 1360, height: 5200 });
    await journey.desk.screenshot('mapping-whole');
    await journey.page.setViewportSize({ width: 480, height: 6200 });
    await journey.desk.screenshot('mapping-whole-narrow');
    await journey.page.setViewportSize({ width: 1360, height: 900 });
  },
  120_000,
);

test('order', () => expectOrder(journey));
