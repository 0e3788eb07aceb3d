-- An UPDATE that reads no column is not held to the policy for reading: one that forgot its WHERE would reach every row.
-- So what may be written is said again, in full.
drop policy cases_update on cases;--> statement-breakpoint
create policy cases_update on cases for update to breakwater_app using (
  (select app.may_write()) and (
    (select app.actor_kind()) = 'system'
    or ((select app.on_team()) and not restricted)
    or id = any ((select app.own_case_ids())::uuid[])));--> statement-breakpoint

drop policy participants_update on participants;--> statement-breakpoint
create policy participants_update on participants for update to breakwater_app using (
  (select app.may_write()) and (
    ((select app.on_team()) and exists (select from cases c where c.id = case_id))
    or id = (select app.actor_participant())));--> statement-breakpoint
-- Nobody lets themselves into a restricted case.
drop policy participants_insert on participants;--> statement-breakpoint
create policy participants_insert on participants for insert to breakwater_app with check (
  (select app.may_write()) and (
    ((select app.on_team()) and exists (select from cases c where c.id = case_id))
    or case_id = (select app.actor_case())));--> statement-breakpoint

-- What is told to reporters is not told to invited parties.
drop policy events_read on events;--> statement-breakpoint
create policy events_read on events for select to breakwater_app using (
  (select app.actor_kind()) = 'system'
  or (chain_kind = 'case' and exists (select from cases c where c.id = chain_id)
    and ((select app.on_team()) or audience = (select app.audience())))
  or (chain_kind = 'person' and (chain_id = (select app.actor_person()) or (select app.has_role('admin')) or (select app.has_role('auditor'))))
  or (chain_kind = 'instance' and ((select app.has_role('admin')) or (select app.has_role('auditor')))));
