/** Askwell, typed: the page's function, its events, and the loading of it from a program that is bundled. */
import type { Config, Entry } from './config.js';

export type * from './config.js';

/** What a FAQ file holds: the entries, or an object that has them under `faq`. */
export type Faq = Entry[] | { faq: Entry[]; [own: string]: unknown };

/** An address of a style sheet, for `theme`; the words before it stay in the editor's list. */
type Other = string & {};

/** What belongs to one widget. All are optional, as on the tag. */
export interface WidgetOptions {
  /** The address of the config file, or the config. */
  config?: string | Config;
  /** The address of the FAQ file, or the FAQ; wins over the config's. Default: the FAQ of the page itself. */
  faq?: string | Faq;
  /** Part of the storage keys: tells apart several widgets under one web address. */
  site?: string;
  /** The language: `"auto"`, or a tag such as `"zh-Hans"`. Default: the page's, then the browser's. */
  lang?: 'auto' | Other;
  /** The colours, or the address of a style sheet of yours. Default: `"auto"`, the visitor's system. */
  theme?: 'auto' | 'light' | 'dark' | Other;
  /** The launcher's corner. Default: `"right"`. */
  position?: 'right' | 'left';
  /** When it is loaded; a click always loads it. Default: `"idle"`. */
  loading?: 'idle' | 'hover' | 'click' | 'eager' | 'manual';
  /** `"none"`, or a CSS selector of buttons of yours, which then open and close the panel. Default: a button in the corner. */
  launcher?: 'none' | Other;
  /** Whether the panel stands in the page's flow, always open; also the attribute `inline` of the element. Default: false. */
  inline?: boolean;
}

/** The options of `Askwell('init', …)`. */
export interface InitOptions extends WidgetOptions {
  /** The `<askwell-widget>` to live in, or its selector. Default: one at the end of the page. */
  element?: Element | string;
}

/** How the script is loaded. */
export interface ScriptOptions {
  /** The address of `askwell.js`. Default: beside this package, or where the plugin `askwell/vite` has put it. */
  src?: string;
  /** The nonce of the page's Content-Security-Policy. */
  nonce?: string;
  /** The hash of the script (subresource integrity). */
  integrity?: string;
}

/** The options of `load`: those of the script, and the attributes of the tag, without `data-`. */
export interface LoadOptions extends ScriptOptions, Omit<WidgetOptions, 'config' | 'faq' | 'inline'> {
  /** The address of the config file. */
  config?: string;
  /** The address of the FAQ file. */
  faq?: string;
}

/** What a question came to. */
export interface Reply {
  /**
   * `answer`; `clarify` and `suggest` (entries to choose from); `not-sure`; `contact` (a human); `talk` (small talk); or
   * `taken`: it was no question, such as a value for a guided answer.
   */
  reply: 'answer' | 'clarify' | 'suggest' | 'not-sure' | 'contact' | 'talk' | 'taken' | Other;
  question?: string;
  /** The entries that answer or are offered, the likeliest first; their answers in Markdown. */
  entries?: { id: string; question: string; answer: string }[];
}

/** What `check` has found. */
export interface Finding {
  /** Names what was checked. */
  id: string;
  level: 'ok' | 'warning' | 'error';
  /** What is the matter, in words. */
  message: string;
  /** The line that mends it. */
  fix?: string;
}

/** What was understood of a question, and why it is answered as it is; or why nothing can be told. */
export interface Explanation {
  error?: string;
  verdict?: string;
  thresholds?: { answer: number; suggest: number };
  entries?: { id: string; [measure: string]: unknown }[];
  [more: string]: unknown;
}

/** One decision of the rules. */
export interface Decision {
  /** When, as ISO 8601. */
  at: string;
  /** What had happened. */
  happened: { on: string; name?: string; [figure: string]: unknown };
  /** What became of each rule, and why. */
  rules: { rule: string; outcome: string; why?: unknown; variation?: string }[];
  [more: string]: unknown;
}

/** Which purposes the visitor consents to; a word for all of them. */
export type Consent = boolean | { functionality?: boolean; personalization?: boolean; analytics?: boolean };

/** Looks something up for an entry's action: gets what the visitor has told, and gives what its `done` names. */
export type ActionHandler = (values: Record<string, unknown>) => unknown;

/** What the page is told, by the names without `askwell:`; `detail` of the `CustomEvent`. */
export interface EventDetails {
  /** The widget can be used. */
  ready: null;
  /** The panel was opened, closed. */
  opened: Record<string, never>;
  closed: Record<string, never>;
  /** A question was sent. */
  asked: { question: string };
  /** It was replied to; `entries` are ids. */
  answered: { question: string; answered: boolean; entries: string[] };
  /** A thumb. */
  rated: { entry: string; rating: 'up' | 'down' };
  /** What became of a survey. */
  survey: { survey: string; status: 'shown' | 'partial' | 'sent' | 'dismissed' | 'abandoned' };
  /** A rule acts. */
  rule: { rule: string; variation?: string };
  /** A row of feedback, before it is kept. May be cancelled, or changed. */
  record: FeedbackRecord;
  /** The ways to a human are shown: `button` (pressed), or a reason of `human_offered`. */
  escalated: { reason: string; way: string };
  /** A human is offered unasked. */
  human_offered: { reason: 'owner' | 'mood' | 'no_match' | 'repeated' | 'thumbs_down' };
  /** The conversation is about to be passed on. May be cancelled, or changed; but for `way: "mail"`, which only tells. */
  handoff: Handoff;
  /** What became of a guided answer. */
  task: { entry: string; state: 'begun' | 'done' | 'failed' | 'cancelled' };
  /** The widget cannot start, and something simpler stands in for it. */
  error: { reason: string };
}

/** What a human gets. */
export interface Handoff {
  /** `mail`, `form`, or the kind of the live chat. */
  way: string;
  reason: string;
  /** What the page has told by `identify`. */
  visitor?: Record<string, unknown>;
  /** Ids of the entries that answered. */
  entries?: string[];
  conversation_id?: string;
  locale?: string;
  /** Missing where the visitor holds it back. */
  transcript?: string;
  /** The address of the page, without its query. */
  page?: string;
}

/** A row of feedback; further columns as in the file that owners download. */
export interface FeedbackRecord {
  id: string;
  kind: 'conversation' | 'survey' | 'rating' | 'message';
  /** ISO 8601. */
  time: string;
  [column: string]: string | number | string[] | undefined;
}

export type EventName = keyof EventDetails;

/** Gets what an event tells; `event.preventDefault()` calls off what may be cancelled, `event.target` is the widget. */
export type EventHandler<Name extends EventName> = (detail: EventDetails[Name], event: CustomEvent<EventDetails[Name]>) => void;

/** Everything that one widget can be told. Each call may be made at any time; what it needs is loaded for it. */
export interface Verbs {
  /** Opens the panel. */
  open(): Promise<void>;
  /** Closes the panel. */
  close(): Promise<void>;
  /** Opens the panel, or closes it. */
  toggle(): Promise<void>;
  /** Shows the launcher again. */
  show(): Promise<void>;
  /** Hides everything, the launcher included. */
  hide(): Promise<void>;
  /** Whether the panel is open. */
  isOpen(): Promise<boolean>;
  /** Opens the panel and asks. */
  ask(question: string): Promise<Reply>;
  /** Suggests these entries; none: as configured. */
  suggest(ids?: string[]): Promise<void>;
  /** Tells who the visitor is; rules and a live chat get it. */
  identify(attributes: Record<string, unknown>): Promise<void>;
  /** Tells what has happened: `'Order Completed'`. */
  track(name: string, properties?: Record<string, unknown>): Promise<void>;
  /** Tells what the visitor consents to. */
  consent(purposes: Consent): Promise<void>;
  /** Switches the language. */
  setLocale(tag: string): Promise<void>;
  /** The page has changed without being loaded anew; or these options have. */
  update(options?: Pick<WidgetOptions, 'lang' | 'theme' | 'position'>): Promise<void>;
  /** Begins a new conversation, as the visitor's "erase conversation" does. */
  reset(): Promise<void>;
  /** Takes the widget off the page; with `storage` also what it has stored. */
  destroy(options?: { storage?: boolean }): Promise<void>;
  /** Everything that is kept of the visitor. */
  export(): Promise<{ conversation: unknown; profile?: unknown }>;
  /** Erases all of it. */
  forget(): Promise<void>;
  /** Why a question is answered as it is. */
  explain(question: string): Promise<Explanation>;
  /** The last decisions of the rules. */
  why(): Promise<Decision[]>;
  /** Asks this survey. */
  survey(id: string): Promise<void>;
}

/** One of the widgets of the page: the verbs as methods. Events and actions are the page's: `Askwell('on', …)`. */
export type Widget = Verbs;

/** The page's function. Verbs mean the first widget; `destroy` all of them. */
export interface AskwellFunction {
  /** Starts a widget: needed with `loading: "manual"`, and for each further one. */
  (verb: 'init', options?: InitOptions): Promise<Widget>;
  /** Tells what keeps the widget from working on this page, and what mends it. */
  (verb: 'check'): Promise<Finding[]>;
  <Name extends EventName>(verb: 'on', name: Name, handler: EventHandler<Name>): Promise<void>;
  (verb: 'on', name: `action:${string}`, handler: ActionHandler): Promise<void>;
  /** Without a handler: all of that name. */
  (verb: 'off', name: EventName | `action:${string}`, handler?: EventHandler<any> | ActionHandler): Promise<void>;
  <Verb extends keyof Verbs>(verb: Verb, ...rest: Parameters<Verbs[Verb]>): ReturnType<Verbs[Verb]>;
}

/** Calls the page's widget, at any time: before the script is there the call waits. On a server it does nothing. */
export const Askwell: AskwellFunction;

/**
 * Loads the script as a tag with these attributes would, and gives its function. Fails where it cannot be had; the next
 * call tries anew. While it is loading, and after, further calls give the same promise.
 */
export function load(options?: LoadOptions): Promise<AskwellFunction>;

/** A widget that a component has mounted. */
export interface Mounted {
  /** The widget once it runs; nothing where it was destroyed before, or on a server. Fails as `load` does. */
  ready: Promise<Widget | undefined>;
  /** Hands changes on: see `update` of {@link Verbs}. */
  update(changes?: Pick<WidgetOptions, 'lang' | 'theme' | 'position'>): void;
  /** Takes it off the page, at any time and as often as you like. */
  destroy(): void;
}

/** For components: a widget in an element of its own inside `parent`. Mounting and unmounting in quick succession is fine. */
export function mount(parent: Element, options?: WidgetOptions & ScriptOptions): Mounted;

/** Gives the config as it is; your editor then knows the keys. */
export function defineConfig<Given extends Config>(config: Given): Given;

/** Gives the FAQ as it is; your editor then knows the keys. */
export function defineFaq<Given extends Faq>(faq: Given): Given;

type WindowEvents = { [Name in EventName as `askwell:${Name}`]: CustomEvent<EventDetails[Name]> };

declare global {
  interface Window {
    /** There once the script has run, or as a stub of the page: see {@link AskwellFunction}. */
    Askwell?: AskwellFunction;
  }
  interface WindowEventMap extends WindowEvents {}
  interface HTMLElementTagNameMap {
    'askwell-widget': HTMLElement;
  }
}
