import { type WidgetOptions, mount } from 'askwell';
import { type PropType, defineComponent, h, onBeforeUnmount, onMounted, ref, watch } from 'vue';

/** The widget, there as long as this component is. `lang`, `theme` and `position` may change; for others, change its `key`. */
export const AskwellWidget = defineComponent({
  name: 'AskwellWidget',
  props: {
    /** Everything that does not change: config, faq, inline, src … */
    options: { type: Object as PropType<WidgetOptions & { src?: string }>, default: () => ({}) },
    lang: String,
    theme: String,
    position: String as PropType<'right' | 'left'>,
  },
  setup(props) {
    const place = ref<HTMLElement>();
    let widget: ReturnType<typeof mount> | undefined;
    const changing = () => ({ lang: props.lang, theme: props.theme, position: props.position });
    onMounted(() => {
      if (place.value) widget = mount(place.value, { ...props.options, ...changing() });
    });
    watch(changing, (changed) => widget?.update(changed));
    onBeforeUnmount(() => widget?.destroy());
    return () => h('div', { ref: place });
  },
});
