ALTER TABLE `metric_points` ADD `layers` text;--> statement-breakpoint
ALTER TABLE `runs` ADD `training_macs` real;