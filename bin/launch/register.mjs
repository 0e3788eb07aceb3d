// Loaded before every TypeScript entry point, after tsx. "server-only" throws outside the framework's own server
// bundle; the command line and the worker are servers too.
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, next) {
    return specifier === "server-only"
      ? { url: "data:text/javascript,export{}", format: "module", shortCircuit: true }
      : next(specifier, context);
  },
});
