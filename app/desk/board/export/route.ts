import { readPlace, writePlace } from "@/lib/domain/board/place";
import { exportFile } from "@/lib/queries/board/export-file";
import { AppError, unauthenticated } from "@/lib/server/errors";
import { answerForm, type PostedForm, readForm, seeOther } from "@/lib/server/form-post";
import { currentTime } from "@/lib/server/time";
import { personLater, presentSession } from "@/lib/server/who";
import { exportCases } from "@/lib/usecases/board/export";

const fileHeaders = (name: string) => ({
  "Content-Type": name.endsWith(".csv") ? "text/csv; charset=utf-8" : "application/json; charset=utf-8",
  "Content-Disposition": `attachment; filename="${name}"`,
  "Content-Security-Policy": "sandbox; default-src 'none'",
  "Cache-Control": "no-store",
});

/** The current search as a file (docs/board.md). A POST, because it leaves an audit event. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(backTo("/desk/board"), async () => {
    const form = await readForm(request);
    const board = `/desk/board${writePlace(readPlace(form).place)}`;
    return answerForm(backTo(board), () => exported(form, board));
  });
}

const backTo = (href: string) => ({ href, words: "Back to the board", spared: "Nothing was changed." });

async function exported(form: PostedForm, board: string): Promise<Response> {
  const session = await presentSession();
  if (!session) throw unauthenticated();
  const { actor, token } = session;
  const now = currentTime();
  try {
    const allowed = await exportCases({ actor, now }, form);
    return new Response(exportFile(now, allowed, personLater(token)), {
      headers: fileHeaders(`cases-${now.toISOString().slice(0, 10)}.${allowed.format}`),
    });
  } catch (error) {
    if (!(error instanceof AppError && error.code === "step_up_required")) throw error;
    return seeOther(`/desk/confirm?next=${encodeURIComponent(board)}`);
  }
}
