import { Time } from "@/components/ui/Time";

export type LastChange = { at: Date; who: string };

/** Who changed this last. Nothing was changed since set-up where there is no entry. */
export function LastChanged({ change }: { change: LastChange | undefined }) {
  if (!change) return <>As it was set up</>;
  return (
    <>
      Changed <Time at={change.at} style="date" /> by <bdi>{change.who}</bdi>
    </>
  );
}
