ALTER TABLE `runs` ADD `fold` text;--> statement-breakpoint
ALTER TABLE `runs` ADD `validation_accuracy` real;--> statement-breakpoint
ALTER TABLE `runs` ADD `validation_loss` real;