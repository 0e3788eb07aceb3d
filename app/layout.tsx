import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { fontClasses } from "@/app/fonts";
import "@/app/globals.css";
import { AskBeforeLeaving } from "@/components/frame/AskBeforeLeaving";

// A page rendered at build time carries no nonce, so the content security policy would stop its scripts.
export const dynamic = "force-dynamic";

export const metadata: Metadata = { title: "Breakwater" };

export const viewport: Viewport = { colorScheme: "light dark" };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontClasses}>
      <body>
        {children}
        <AskBeforeLeaving />
      </body>
    </html>
  );
}
