/** The options of the plugin. */
export interface AskwellPluginOptions {
  /** The folder of the built site that gets the widget's files. Default: `"askwell"`. */
  folder?: string;
  /** Whether the marketers' page "Insights" is among them. Default: false. */
  studio?: boolean;
}

/** The plugin for `plugins` in `vite.config.ts`: serves and copies the widget's folder. */
export default function askwell(options?: AskwellPluginOptions): {
  name: string;
  config(): { optimizeDeps: { exclude: string[] } };
  configResolved(config: { base: string }): void;
  load(id: string): string | undefined;
  // The server and the bundle are Vite's: their types would tie this package to one release of it.
  configureServer(server: any): void;
  generateBundle(this: any): void;
};
