import { type WidgetOptions, mount } from 'askwell';
import { useEffect, useRef } from 'react';

export interface AskwellWidgetProps extends WidgetOptions {
  /** The address of askwell.js; not needed with the plugin `askwell/vite`. */
  src?: string;
}

/** The widget, there as long as this component is. `lang`, `theme` and `position` may change; for others, change its `key`. */
export function AskwellWidget({ lang, theme, position, ...fixed }: AskwellWidgetProps) {
  const place = useRef<HTMLDivElement>(null);
  const widget = useRef<ReturnType<typeof mount>>(null);
  const isFresh = useRef(true);

  useEffect(() => {
    if (!place.current) return;
    isFresh.current = true;
    widget.current = mount(place.current, { ...fixed, lang, theme, position });
    return () => {
      widget.current?.destroy();
      widget.current = null;
    };
    // Once: what may change goes through the effect below.
  }, []);

  useEffect(() => {
    if (!isFresh.current) widget.current?.update({ lang, theme, position });
    isFresh.current = false;
  }, [lang, theme, position]);

  return <div ref={place} />;
}
