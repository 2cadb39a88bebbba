/** What screen readers are told, from the browser's accessibility tree. */
import type { CDPSession, Page } from '@playwright/test';
import { expect, needsWidget, test } from '../fixtures';
import { full } from '../pages/states';
import type { Widget } from '../widget';

needsWidget();

interface Node {
  nodeId: string;
  backendDOMNodeId?: number;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  description?: { value: string };
  properties?: { name: string; value: { value: unknown } }[];
  childIds?: string[];
}

interface Text {
  id: number;
  text: string;
}

/** The accessibility tree of a page. */
class Tree {
  private constructor(private readonly nodes: Map<string, Node>) {}

  static async of(session: CDPSession): Promise<Tree> {
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
    return new Tree(new Map(nodes.map((node) => [node.nodeId, node])));
  }

  all(role: string): Node[] {
    return [...this.nodes.values()].filter((node) => !node.ignored && node.role?.value === role);
  }

  property(node: Node, name: string): unknown {
    return node.properties?.find((property) => property.name === name)?.value.value;
  }

  /** The texts under a node, in the order of reading, each with what it is in the document. */
  texts(node: Node): Text[] {
    if (node.role?.value === 'StaticText') return [{ id: node.backendDOMNodeId ?? 0, text: node.name?.value.trim() ?? '' }];
    return (node.childIds ?? []).flatMap((id) => (this.nodes.has(id) ? this.texts(this.nodes.get(id)!) : []));
  }

  /** The texts of each region whose changes are read out, by its role. */
  live(): { role: string; texts: Text[] }[] {
    const live = [...this.nodes.values()].filter((node) => !node.ignored && this.property(node, 'live') === 'polite');
    return live.map((node) => ({ role: node.role?.value ?? '', texts: this.texts(node) }));
  }
}

/** What is added to a region of that role while something is done: that is what is read out. */
async function told(page: Page, role: string, act: () => Promise<unknown>): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const texts = async () => (await Tree.of(session)).live().filter((region) => region.role === role).flatMap((region) => region.texts);
  const before = await texts();
  await act();
  const isNew = ({ id, text }: Text) => !before.some((other) => other.id === id && other.text === text);
  const added = (await texts()).filter(isNew);
  await session.detach();
  return added.map(({ text }) => text).filter(Boolean).join(' ');
}

async function opened(page: Page, host: (more: object) => string, widget: Widget) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(host(full()));
  await widget.open();
  await expect(widget.log.getByRole('button').first()).toBeVisible();
}

test('names and roles of the panel', async ({ page, host, widget }) => {
  await opened(page, host, widget);
  const session = await page.context().newCDPSession(page);
  const tree = await Tree.of(session);
  const named = (role: string) => tree.all(role).map((node) => node.name?.value);
  expect(named('dialog')).toEqual(['Ask the shop']);
  expect(named('log')).toEqual(['Conversation']);
  expect(tree.property(tree.all('log')[0], 'live')).toBe('polite');
  expect(named('combobox')).toContain('Your question');
  expect(named('heading')).toContain('Ask the shop');
  // The launcher says what it does and whether that is done.
  const launcher = tree.all('button').filter((node) => tree.property(node, 'expanded') === true);
  expect(launcher.map((node) => node.name?.value)).toEqual(['Close help']);
});

test('a question and its answer are read out, who says what included', async ({ page, host, widget }) => {
  await opened(page, host, widget);
  const said = await told(page, 'log', () => widget.ask('How long does delivery take?'));
  expect(said).toMatch(/^You asked: How long does delivery take\?.*Answer: Two to four days\. See the prices/);
  expect(said).toContain('Was this helpful?');
  const rated = await told(page, 'log', () => widget.thumb(widget.turns.last(), true).click());
  expect(rated).toMatch(/Thank/);
});

test('not sure is said, too', async ({ page, host, widget }) => {
  await opened(page, host, widget);
  const said = await told(page, 'log', () => widget.ask('penguins zzz'));
  expect(said).toMatch(/You asked: penguins zzz .*not sure/i);
});

test('a field that is wrong says so, and why', async ({ page, host, widget }) => {
  await opened(page, host, widget);
  const task = widget.task(await widget.ask('Where is my order?'));
  const said = await told(page, 'log', async () => {
    await widget.give(task, 'nonsense');
    await expect(widget.field(task)).toHaveAttribute('aria-invalid', 'true');
  });
  const session = await page.context().newCDPSession(page);
  const tree = await Tree.of(session);
  const field = tree.all('textbox').find((node) => node.name?.value === 'Order number')!;
  expect(tree.property(field, 'invalid')).toBe('true');
  expect(field.description?.value).toMatch(/.{10}/);
  expect(said).toContain(field.description!.value);
});

test('the first question of a survey is read out, and takes no focus; later ones take it', async ({ page, host, widget }) => {
  const questions = [
    { id: 'a', kind: 'rating', text: 'How was it?' },
    { id: 'b', kind: 'comment', text: 'Anything else?' },
  ];
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(host(full({ config: { surveys: [{ id: 's', on: 'called', questions }] } })));
  await widget.open();
  await expect(widget.composer).toBeFocused();
  const said = await told(page, 'status', async () => {
    await page.evaluate(() => (window as unknown as { Askwell: (...words: string[]) => void }).Askwell('survey', 's'));
    await expect(widget.survey).toBeVisible();
  });
  expect(said).toBe('How was it?');
  await expect(widget.composer).toBeFocused();
  await widget.survey.getByRole('radio').nth(3).check();
  await widget.survey.getByRole('button', { name: 'Continue' }).click();
  await expect(widget.survey).toBeFocused();
  await expect(widget.survey).toHaveAccessibleName('Anything else?');
});

test('what is remembered of a notice, what a rule says, and a mistake of the form', async ({ page, host, widget }) => {
  const rules = [{ id: 'hello', triggers: ['page_view'], actions: [{ prompt: { text: 'Any questions?', entry: 'delivery' } }] }];
  await page.goto(host(full({ config: { rules } })));
  await expect(widget.teaser).toBeVisible();
  const session = await page.context().newCDPSession(page);
  const live = (await Tree.of(session)).live();
  expect(live.flatMap((region) => region.texts.map(({ text }) => text)).join(' ')).toContain('Any questions?');
  await widget.open();
  await widget.panel.getByRole('button', { name: 'Options' }).click();
  const erased = await told(page, 'status', () => widget.panel.getByRole('button', { name: 'Erase this conversation' }).click());
  expect(erased).toMatch(/erased/i);
  await widget.panel.getByRole('button', { name: 'Talk to our team' }).click();
  await widget.log.getByRole('button', { name: 'Leave a message' }).click();
  await widget.log.getByRole('button', { name: 'Send message' }).click();
  const wrong = widget.log.getByLabel('Your e-mail address');
  await expect(wrong).toHaveAttribute('aria-invalid', 'true');
  await expect(wrong).toHaveAccessibleDescription(/.{10}/);
});
