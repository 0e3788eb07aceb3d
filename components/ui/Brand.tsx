/** Two walls and the gap a ship passes through. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 22 22" aria-hidden="true" className="size-5.5 flex-none">
      <path fill="currentColor" d="M1 3h20v3H1zM1 16h20v3H1z" />
      <path fill="var(--color-accent)" d="M1 9.5h12v3H1zM16 9.5h5v3h-5z" />
    </svg>
  );
}
