ALTER TABLE `runs` ADD `weight_sparsity` real;--> statement-breakpoint
ALTER TABLE `runs` ADD `file_bytes` integer;