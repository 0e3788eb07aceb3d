-- The key of a draft has no case beside it yet. The system sees it all the same, to rewrap it and to shred it.
create policy case_keys_system on case_keys for select to breakwater_app using ((select app.actor_kind()) = 'system');
