"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import type { ControlProps } from "@/components/ui/Field";
import { FileInput, FileRow, FileRows } from "@/components/ui/FileBox";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import { type ChosenFile, choiceProblems, type FileLimits, isTooLarge } from "@/lib/domain/file-limits";
import { sizeWords } from "@/lib/domain/size-words";

type Props = { control: ControlProps; limits: FileLimits };

/**
 * The native input and, with JavaScript, what is chosen in it: each file by name and size, what is beyond a limit, and a
 * way to take one out before anything is sent.
 */
export function ChosenFiles({ control, limits }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<readonly ChosenFile[]>([]);
  useEffect(() => {
    setChosen(chosenIn(input.current));
    // A form that was sent is reset, and says nothing of it to its fields.
    const form = input.current?.form;
    const forget = () => setChosen([]);
    form?.addEventListener("reset", forget);
    return () => form?.removeEventListener("reset", forget);
  }, []);
  const takeOut = (place: number) => {
    if (!input.current?.files) return;
    const rest = new DataTransfer();
    for (const [at, file] of [...input.current.files].entries()) if (at !== place) rest.items.add(file);
    input.current.files = rest.files;
    setChosen(chosenIn(input.current));
    input.current.focus();
  };
  const problems = choiceProblems(chosen, limits);
  return (
    <>
      <FileInput
        name="files"
        ref={input}
        onChange={() => setChosen(chosenIn(input.current))}
        {...control}
        aria-invalid={problems.length > 0 ? true : control["aria-invalid"]}
      />
      <div role="status">
        {problems.map((words) => (
          <p key={words} className="mt-2 font-fact text-14 text-high">
            {words}
          </p>
        ))}
      </div>
      <FileRows label="Chosen, not sent yet">
        {placed(chosen).map(({ file, place }) => (
          <FileRow
            key={place}
            name={file.name}
            size={`${sizeWords(file.sizeBytes)}${isTooLarge(file, limits) ? ", too large" : ""}`}
          >
            <Button type="button" variant="destructive" size="small" onClick={() => takeOut(place)}>
              Take out<VisuallyHidden> {file.name}</VisuallyHidden>
            </Button>
          </FileRow>
        ))}
      </FileRows>
    </>
  );
}

/** What is chosen in a file input, by name and size. */
export function chosenIn(input: HTMLInputElement | null): ChosenFile[] {
  return [...(input?.files ?? [])].map(({ name, size }) => ({ name, sizeBytes: size }));
}

// Two files may have one name: only their places tell them apart.
const placed = (files: readonly ChosenFile[]) => files.map((file, place) => ({ file, place }));
