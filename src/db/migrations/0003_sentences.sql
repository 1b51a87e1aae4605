ALTER TABLE `events` ADD `detail_sentence` text;--> statement-breakpoint
ALTER TABLE `runs` ADD `error_sentence` text;