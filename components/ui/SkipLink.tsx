/** The first thing Tab reaches: past the header, to `<main id="main">`. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:absolute focus:start-4 focus:top-2 focus:z-10 focus:bg-bg focus:p-2"
    >
      Skip to content
    </a>
  );
}
