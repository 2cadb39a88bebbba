import { type ScriptOptions, type WidgetOptions, mount } from 'askwell';

type Options = WidgetOptions & ScriptOptions;

/** An action: `<div use:askwell={{ faq: '/faq.json' }}></div>`. `lang`, `theme` and `position` may change. */
export function askwell(place: HTMLElement, options: Options = {}) {
  const widget = mount(place, options);
  return {
    update: ({ lang, theme, position }: Options) => widget.update({ lang, theme, position }),
    destroy: () => widget.destroy(),
  };
}
