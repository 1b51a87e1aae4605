ALTER TABLE `runs` ADD `test_examples` integer;--> statement-breakpoint
ALTER TABLE `runs` ADD `commonest_share` real;