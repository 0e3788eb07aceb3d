export type ImpactLevel = "none" | "limited" | "total";
export type ImpactAxis = { axis: string; level: ImpactLevel | null };

const levels: ImpactLevel[] = ["none", "limited", "total"];

/** What an attacker gains, axis by axis: confidentiality, integrity, availability, elevation. */
export function ImpactBoard({ axes }: { axes: ImpactAxis[] }) {
  return (
    <dl className="grid grid-cols-[max-content_1fr] items-center gap-x-2 gap-y-0.5 text-13">
      {axes.map(({ axis, level }) => (
        <div key={axis} className="contents">
          <dt>{axis}</dt>
          <dd className="grid grid-cols-3 gap-1">
            {level === null ? <span className="sr-only">not rated</span> : null}
            {levels.map((name) => (
              <span
                key={name}
                aria-hidden={name !== level}
                className={`rounded-box border py-0.5 text-center ${name === level ? "border-text bg-text font-fact text-bg" : "border-line text-muted"}`}
              >
                {name}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
