"use server";

import { redirect } from "next/navigation";
import { endSession } from "@/app/api/auth/auth";

export async function signOut(): Promise<void> {
  await endSession();
  redirect("/sign-in");
}
